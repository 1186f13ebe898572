# Makes packages of a commit. Everything of them has the commit's time, so that one commit makes the same bytes again.

architecture=$(dpkg --print-architecture 2>/dev/null || echo amd64)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

# "0.1.0+20261130.180000.1a2b3c4"
package_version() {
    printf '%s+%s.%s\n' "$(<packaging/version)" "$(TZ=UTC git log -1 --date=format-local:%Y%m%d.%H%M%S --format=%cd)" \
        "$(git rev-parse --short=7 HEAD)"
}

# What is committed, in a folder of its own. Files that did not change keep their time, so that a second build is short.
export_tree() {
    stage "Taking $(git rev-parse --short HEAD) to build/package/tree"
    mkdir -p "$tree" "$out/fresh"
    git archive HEAD | tar -x -C "$out/fresh"
    rsync --archive --checksum --delete --exclude /build --exclude /.tools --exclude node_modules --exclude /web/dist \
        "$out/fresh/" "$tree/"
    rm -rf "$out/fresh"
    # Fetched by lock and by hash; a copy spares the network.
    if [[ -d .tools ]]; then rsync --archive .tools/ "$tree/.tools/"; fi
}

build_tree() {
    (
        root=$tree
        release=$tree/build/release
        cd "$tree"
        if [[ ! -f $release/build.ninja ]]; then configure -DZG_TESTS=OFF; fi
        build_native zhanggui kernel
        build_web
    )
}

# The files as they will lie in a machine, in $out/files.
lay_files() {
    local files=$out/files doc=$out/files/usr/share/doc/zhanggui
    rm -rf "$files"
    install -D -m 0755 "$tree/build/release/zhanggui" "$files/usr/bin/zhanggui"
    strip --strip-all --remove-section=.comment "$files/usr/bin/zhanggui"
    mkdir -p "$files/usr/share/zhanggui/web" "$doc" "$files/usr/share/man/man1"
    cp -r "$tree/web/dist/till" "$tree/web/dist/console" "$files/usr/share/zhanggui/web/"
    install -D -m 0644 "$tree/packaging/zhanggui.service" "$files/lib/systemd/system/zhanggui.service"
    install -D -m 0644 "$tree/packaging/zhanggui.default" "$files/etc/default/zhanggui"
    gzip -9n <"$tree/packaging/zhanggui.1" >"$files/usr/share/man/man1/zhanggui.1.gz"
    cp "$tree/docs/operate/install.md" "$tree/docs/operate/backup.md" "$doc/"
    printf 'zhanggui (%s) stable; urgency=medium\n\n  * Made of commit %s.\n\n -- Zhanggui <zhanggui@localhost>  %s\n' \
        "$1" "$(git rev-parse HEAD)" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
    find "$files" -type d -exec chmod 0755 {} +
    find "$files" -type f ! -path "$files/usr/bin/*" -exec chmod 0644 {} +
}

# The Debian packages that the program is linked with, as a control file names them.
linked_libraries() {
    local work=$out/shlibdeps
    rm -rf "$work"
    mkdir -p "$work/debian"
    printf 'Source: zhanggui\n\nPackage: zhanggui\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O "$out/files/usr/bin/zhanggui" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

write_documents() {
    local doc=$out/files/usr/share/doc/zhanggui
    local -a names
    mapfile -t names < <(tr ',' '\n' <<<"$1, fonts-inter, fonts-noto-cjk, tzdata" | sed 's/^ *//; s/[ :(].*//')
    node "$tree/packaging/dependencies.mjs" "$tree" "${names[@]}" >"$doc/dependencies.txt"
    sed -n '/^In the pages/,$p' "$doc/dependencies.txt" | sed -n 's/^  */   /p' >"$out/npm.txt"
    sed -e "/@NPM@/{r $out/npm.txt" -e 'd}' "$tree/packaging/copyright.in" >"$doc/copyright"
    chmod 0644 "$doc"/*
}

# make_packages VERSION
make_packages() {
    local version=$1 libraries
    stage "Packing $version"
    lay_files "$version"
    libraries=$(linked_libraries)
    [[ -n $libraries ]] || die "dpkg-shlibdeps found no library"
    write_documents "$libraries"
    find "$out/files" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$out/files" \
        --transform "s|^\.|zhanggui-$version|" -cf - . | gzip -9n >"$out/zhanggui-$version-linux-$architecture.tar.gz"

    local debian=$out/files/DEBIAN
    mkdir -p "$debian"
    sed -e "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@LIBRARIES@/$libraries/" \
        -e "s/@SIZE@/$(du -sk --apparent-size "$out/files" | cut -f1)/" "$tree/packaging/debian/control.in" >"$debian/control"
    echo /etc/default/zhanggui >"$debian/conffiles"
    (cd "$out/files" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\0' | sort -z | xargs -0 md5sum) \
        >"$debian/md5sums"
    chmod 0644 "$debian"/*
    install -m 0755 "$tree"/packaging/debian/{preinst,postinst,prerm,postrm} "$debian/"
    chmod 0755 "$debian"
    dpkg-deb --root-owner-group -Zxz --build "$out/files" "$out/zhanggui_${version}_$architecture.deb" >/dev/null
    note "$(du -h "$out/zhanggui_${version}_$architecture.deb" | cut -f1) of package, depends on: $libraries"
}
