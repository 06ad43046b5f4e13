# Modes with setuid, setgid and sticky, other owners, unreadable entries, ACLs, extended attributes, capabilities
# fast
echo x > setuid; echo x > setgid; echo x > none; echo x > all; mkdir sticky setgid.d closed readonly; echo in > closed/file; echo in > readonly/file
echo x > foreign; ln -s foreign foreignlink; echo x > many; mkdir foreign.d; echo in > foreign.d/file
chown 65534:65534 foreign foreign.d; chown -h 1234:5678 foreignlink; chown 4000000000:4000000001 many
chmod 4755 setuid; chmod 2755 setgid; chmod 0 none; chmod 7777 all; chmod 1777 sticky; chmod 2775 setgid.d; chmod 0 closed; chmod 0555 readonly
echo x > capable; setcap cap_net_bind_service,cap_net_raw+ep capable 2>/dev/null || :
echo x > attributed; echo x > listed; mkdir attributed.d listed.d
perl -e 'use POSIX; my $set = (POSIX::uname())[4] eq "aarch64" ? 5 : 188;
sub put { my ($p, $n, $v) = @_; syscall($set, $p, $n, $v, length $v, 0) == 0 or warn "$p $n: $!\n" }
put("attributed", "user.note", "a value \x00\xff with bytes"); put("attributed", "user.empty", ""); put("attributed", "user.ümläut ☕", "x" x 2000);
put("attributed", "trusted.mine", "root only"); put("attributed.d", "user.note", "of a directory");
my $e = sub { pack "S<S<L<", @_ }; my $none = 0xffffffff;
put("listed", "system.posix_acl_access", pack("L<", 2) . $e->(1, 6, $none) . $e->(2, 7, 65534) . $e->(4, 4, $none) . $e->(8, 5, 1234) . $e->(16, 7, $none) . $e->(32, 0, $none));
put("listed.d", "system.posix_acl_access", pack("L<", 2) . $e->(1, 7, $none) . $e->(2, 5, 1000) . $e->(4, 5, $none) . $e->(16, 5, $none) . $e->(32, 5, $none));
put("listed.d", "system.posix_acl_default", pack("L<", 2) . $e->(1, 7, $none) . $e->(2, 7, 1000) . $e->(4, 5, $none) . $e->(16, 7, $none) . $e->(32, 0, $none));'
touch -d '2001-02-03 04:05:06.7' setuid none closed sticky foreign.d
