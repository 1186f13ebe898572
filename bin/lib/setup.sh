# Installs what is missing: Debian packages by name, Node.js where Debian's is too old, the npm packages of web/.

node_wanted=20.19.0
npm_wanted=11.0.0

# The packages of the given groups that are not installed, one a line.
missing_packages() {
    local groups=" $* " group name
    local -a wanted=()
    while read -r group name; do
        if [[ $group != '#'* && $groups == *" $group "* ]]; then wanted+=("$name"); fi
    done < <(grep -v '^$' bin/lib/packages.txt)
    local installed
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/ installed$//p' || true)
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(sort -u <<<"$installed")
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        die "this needs root: run it as root or install sudo" "wanted: $*"
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@"
}

# ensure_packages GROUP...
ensure_packages() {
    command -v apt-get >/dev/null || die "this is made for Debian 12: apt-get is not here"
    local status
    status=$(dpkg-query -W -f '${db:Status-Status}' libboost1.74-dev 2>/dev/null || true)
    if [[ $status == installed ]]; then
        die "Boost 1.74 headers are installed (libboost1.74-dev) and conflict with Boost 1.81, which this needs" \
            "remove them first:  apt-get remove libboost-dev libboost1.74-dev"
    fi
    local -a missing
    mapfile -t missing < <(missing_packages "$@")
    # Debian's own Node.js, unless there is one: ensure_node fetches a newer one with it.
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then missing+=(nodejs npm); fi
    if ((${#missing[@]} == 0)); then return 0; fi
    stage "Installing ${#missing[@]} Debian packages"
    note "${missing[*]}"
    if ((EUID != 0)); then as_root true; fi
    quietly build/log/apt.log apt_install "${missing[@]}"
}

# version_at_least HAVE WANTED
version_at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    version_at_least "$(node --version | tr -d v)" "$node_wanted" || return 1
    version_at_least "$(npm --version 2>/dev/null)" "$npm_wanted"
}

# Debian 12 brings Node.js 18 and npm 9, which is enough to fetch newer ones from npm into .tools/, by lock file. Nothing
# outside the project folder changes.
ensure_node() {
    if node_is_new_enough; then return 0; fi
    export PATH="$root/.tools/bin:$PATH"
    hash -r
    if cmp -s bin/lib/node/package-lock.json .tools/package-lock.json && node_is_new_enough; then return 0; fi
    stage "Fetching Node.js and npm into .tools/"
    rm -rf .tools
    hash -r
    mkdir -p .tools
    cp bin/lib/node/package.json bin/lib/node/package-lock.json .tools/
    quietly build/log/node.log npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix .tools
    # Linked here, since npm 9 leaves out the programs of an optional package.
    mkdir -p .tools/bin
    chmod +x .tools/node_modules/node-linux-*/bin/node
    (
        cd .tools/bin
        ln -sf ../node_modules/node-linux-*/bin/node node
        ln -sf ../node_modules/npm/bin/npm-cli.js npm
        ln -sf ../node_modules/npm/bin/npx-cli.js npx
    )
    hash -r
    node_is_new_enough || die "Node.js $node_wanted and npm $npm_wanted are needed, but node is $(node --version 2>&1 | head -n 1)"
}

# Installs web/node_modules when the lock file changed since the last time.
ensure_web_packages() {
    local stamp=web/node_modules/.zhanggui-lock
    if cmp -s web/package-lock.json "$stamp"; then return 0; fi
    stage "Installing the web packages"
    quietly build/log/npm.log npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix web
    cp web/package-lock.json "$stamp"
}
