# Lives through the life of a package in a folder of Debian 12: install, sell, upgrade, remove, purge. There is no systemd in such a
# folder, so the test runs what the installed unit's ExecStart says, as the user that it names.

debian=$root/build/debian12        # made once
house=$out/house                   # a copy of it, for one test
server=''

check() {
    local what=$1
    shift
    "$@" || die "not so: $what"
    note "$what"
}
is_gone() { [[ ! -e $1 ]]; }
in_house() { chroot "$house" /usr/bin/env PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

make_debian() {
    if [[ -f $debian/etc/debian_version ]]; then return 0; fi
    stage "Making a folder of Debian 12"
    rm -rf "$debian.part"
    quietly build/log/debootstrap.log debootstrap --variant=minbase bookworm "$debian.part" \
        "${ZG_DEBIAN_MIRROR:-http://deb.debian.org/debian}"
    mv "$debian.part" "$debian"
}

open_house() {
    rm -rf --one-file-system "$house"
    cp -a "$debian" "$house"
    cp /etc/resolv.conf "$house/etc/resolv.conf"
    mount -t proc proc "$house/proc" || die "this machine lets nobody mount /proc in a folder"
    mkdir -p "$out/debs"
    cp "$out"/debs/*.deb "$house/var/cache/apt/archives/" 2>/dev/null || true
    trap close_house EXIT
}
close_house() {
    stop_server
    umount "$house/proc" 2>/dev/null || true
}

install_package() {
    cp "$out/zhanggui_$1_$architecture.deb" "$house/tmp/zhanggui.deb"
    in_house apt-get -q -y -o Dpkg::Use-Pty=0 -o APT::Keep-Downloaded-Packages=true --no-install-recommends install \
        /tmp/zhanggui.deb
}

# The command of the installed unit with its settings, as systemd would start it.
start_server() {
    local command user
    command=$(sed -n 's/^ExecStart=//p' "$house/lib/systemd/system/zhanggui.service")
    user=$(sed -n 's/^User=//p' "$house/lib/systemd/system/zhanggui.service")
    : >"$out/server.log"
    # Without a shell of ours in between, so that the signal to stop reaches the server.
    (
        exec chroot "$house" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin /bin/sh -c \
            ". /etc/default/zhanggui; umask 077; exec runuser -u $user -- $command"
    ) >"$out/server.log" 2>&1 &
    server=$!
    local waited
    for ((waited = 0; waited < 100; ++waited)); do
        if grep -q 'Ctrl C' "$out/server.log"; then return 0; fi
        kill -0 "$server" 2>/dev/null || die "the installed server does not start" "$(<"$out/server.log")"
        sleep 0.1
    done
    die "the installed server did not get ready in 10 s" "$(<"$out/server.log")"
}
stop_server() {
    if [[ -z $server ]]; then return 0; fi
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" || true
    server=''
}
sale() { node "$tree/packaging/test/sale.mjs" "$tree" "$out/server.log" "$1" "$out/sold.json"; }
books_hold() { in_house runuser -u zhanggui -- zhanggui verify --data /var/lib/zhanggui >"$out/verify.log"; }
user_of() { sed -n "s/^\([^:]*\):[^:]*:$(stat -c %u "$house$1"):.*/\1/p" "$house/etc/passwd"; }

# test_packages OLD NEW
test_packages() {
    ((EUID == 0)) || die "the test of packages needs root: it makes a folder of Debian and goes into it"
    make_debian
    open_house
    stage "Install $1"
    quietly build/log/package-update.log in_house apt-get -q update
    quietly build/log/package-install.log install_package "$1"
    cp "$house"/var/cache/apt/archives/*.deb "$out/debs/" 2>/dev/null || true
    check "the data is its user's alone" test "$(stat -c %a "$house/var/lib/zhanggui") $(user_of /var/lib/zhanggui)" = "700 zhanggui"
    check "the manual page is there" test -s "$house/usr/share/man/man1/zhanggui.1.gz"
    # A free port, and a shop to sell in. The settings are a person's, so they must outlive the upgrade.
    sed -i 's/^ZHANGGUI_LISTEN=.*/ZHANGGUI_LISTEN=127.0.0.1:0/; s/^ZHANGGUI_OPTIONS=.*/ZHANGGUI_OPTIONS="--starter"/' \
        "$house/etc/default/zhanggui"
    start_server
    check "three sales over HTTP" sale sell
    check "its files are nobody else's to read" test -z "$(find "$house/var/lib/zhanggui" -perm /077)"
    stop_server

    stage "Upgrade to $2"
    quietly build/log/package-upgrade.log install_package "$2"
    check "it is the new version" test "$(in_house dpkg-query -W -f '${Version}' zhanggui)" = "$2"
    check "a backup was made before" compgen -G "$house/var/backups/zhanggui/backup-*/backup.json"
    check "the settings are still the person's" grep -q starter "$house/etc/default/zhanggui"
    start_server
    check "the sales are there" sale check
    stop_server
    check "every promise holds" books_hold

    stage "Remove"
    quietly build/log/package-remove.log in_house apt-get -q -y -o Dpkg::Use-Pty=0 remove zhanggui
    check "the program is gone" is_gone "$house/usr/bin/zhanggui"
    check "the data is kept" test -s "$house/var/lib/zhanggui/company/books.db"
    check "the settings are kept" test -s "$house/etc/default/zhanggui"

    stage "Purge"
    quietly build/log/package-purge.log in_house apt-get -q -y -o Dpkg::Use-Pty=0 purge zhanggui
    check "the data is gone" is_gone "$house/var/lib/zhanggui"
    check "the settings are gone" is_gone "$house/etc/default/zhanggui"
    check "the backups are kept" compgen -G "$house/var/backups/zhanggui/backup-*/backup.json"
    close_house
    rm -rf --one-file-system "$house"
    trap - EXIT
}
