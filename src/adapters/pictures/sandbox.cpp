#include "sandbox.h"

#include <seccomp.h>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace zg::pictures {
namespace {

bool limit(__rlimit_resource resource, rlim_t most) {
    rlimit const both{.rlim_cur = most, .rlim_max = most};
    return setrlimit(resource, &both) == 0;
}

bool limit_resources() {
    return limit(RLIMIT_AS, memory_bytes_max) && limit(RLIMIT_CPU, processor_seconds_max) && limit(RLIMIT_NOFILE, 3) &&
           limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NPROC, 0);
}

// What may be called whatever its arguments are.
constexpr int always[] = {SCMP_SYS(read),  SCMP_SYS(write),       SCMP_SYS(exit_group), SCMP_SYS(exit),
                          SCMP_SYS(brk),   SCMP_SYS(munmap),      SCMP_SYS(mremap),     SCMP_SYS(madvise),
                          SCMP_SYS(futex), SCMP_SYS(rt_sigreturn)};

bool add_rules(scmp_filter_ctx filter) {
    for (int const call : always) {
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
    }
    // Memory of its own, never memory to run.
    auto const not_executable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    auto const no_file = SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, not_executable, no_file) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_executable) == 0;
}

}  // namespace

bool give_everything_up() {
#ifdef ZG_SANITIZED
    // A sanitizer takes terabytes of addresses and calls of its own.
    return true;
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return false;
    if (!limit_resources()) return false;
    auto filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    bool const is_loaded = add_rules(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return is_loaded;
}

}  // namespace zg::pictures
