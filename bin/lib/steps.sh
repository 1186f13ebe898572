# Named test steps with a time and a count. The first one that fails ends the run.

steps_passed=0
steps_failed=0
skipped=()
began_all=$SECONDS
step_log=''

# Reads how many tests a log speaks of and prints "passed failed". It knows the last lines of node's and vitest's runners,
# of CTest over GoogleTest (whose log names each case), of the simulator, of a rig and the plain "N passed, N failed". A log that says nothing
# counts as one test.
count_log() {
    awk '
        { gsub(/\033\[[0-9;]*m/, "") }
        /^(#|ℹ) pass [0-9]+/ { passed += $3; seen = 1 }
        /^(#|ℹ) fail [0-9]+/ { failed += $3; seen = 1 }
        /^ *Tests  .*[0-9]+ (passed|failed)/ {
            for (i = 2; i <= NF; ++i) {
                if ($i == "passed") passed += $(i - 1)
                if ($i == "failed") failed += $(i - 1)
            }
            seen = 1
        }
        /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; seen = 1 }
        /^sim: [0-9]+ seeds, [0-9]+ failures/ { passed += $2 - $4; failed += $4; seen = 1 }
        /^[a-z]+: [0-9]+ trials, [0-9]+ failures/ { passed += $2 - $4; failed += $4; seen = 1 }
        /^\[       OK \] / { passed += 1; seen = 1 }
        /^\[  FAILED  \] .* ms\)$/ { failed += 1; seen = 1 }
        END { if (seen) print passed + 0, failed + 0; else print "1 0" }
    ' "$1"
}

# step NAME COMMAND...   Shows the output and keeps it in build/log. A command may name another log to count in step_log.
step() {
    local name=$1 began=$SECONDS status=0 log passed failed
    shift
    log=build/log/test-${name//[^a-z0-9]/-}.log
    mkdir -p build/log
    stage "$name"
    "$@" 2>&1 | tee "$log" || status=$?
    read -r passed failed < <(count_log "${step_log:-$log}")
    step_log=''
    if ((status != 0 && failed == 0)); then failed=1; fi
    if ((status != 0 && passed == 1 && failed == 1)); then passed=0; fi
    if ((status == 0 && failed != 0)); then status=1; fi
    steps_passed=$((steps_passed + passed))
    steps_failed=$((steps_failed + failed))
    if ((status != 0)); then
        printf '%s    failed: %s, after %d s; the whole output is in %s%s\n' "$red" "$name" $((SECONDS - began)) "$log" "$plain"
        finish_steps
    fi
    printf '%s    ok: %s, %d in %d s%s\n' "$green" "$name" "$passed" $((SECONDS - began)) "$plain"
}

# skip NAME WHY
skip() { skipped+=("$1: $2"); }

# The closing lines; the last one is the verdict.
finish_steps() {
    local line
    for line in "${skipped[@]:+${skipped[@]}}"; do printf 'skipped: %s\n' "$line"; done
    note "all of it took $((SECONDS - began_all)) s"
    printf '%d passed, %d failed\n' "$steps_passed" "$steps_failed"
    exit $((steps_failed != 0))
}
