# Runs a dump and passes its output on byte for byte, and meanwhile learns what it holds. Arguments: through (or
# alone, if the output itself is not wanted), then the command, whose exit code becomes ours. What was learnt is said
# on the error output, per table as soon as its end is seen:
#     -- tidemark: <name in hex> <table or sequence> <rows> <digest> <bytes of the longest statement>
# and at the end, unless the dump failed:
#     -- tidemark: end <how many of them>
# The digest does not depend on the order of rows: the sum of the first 64 bits of the MD5 of each row as it is
# written. In a row line breaks are escaped, so a row is a line, and a statement ends with the first line that ends
# with a semicolon.
use strict;
use warnings;
no warnings "exec";
use integer;
use Digest::MD5 qw(md5);
use Errno qw(EINTR ENOENT);
use POSIX ();

my ($mode, @command) = @ARGV;
my $through = $mode eq "through";

my $child = open(my $source, "-|") // die "Cannot fork: $!";
if (!$child) {
    exec { $command[0] } @command;
    print STDERR $! == ENOENT ? "executable file not found: " : "", "$command[0]: $!\n";
    POSIX::_exit(127);
}
binmode $source;
binmode STDOUT;

my $name = qr/`((?:[^`]|``)+)`/;
my $columns = qr/\((?:[^`()]|`(?:[^`]|``)*`)*\)/;
my ($table, $kind, $rows, $sum, $longest, $size, $tables) = (undef, "", 0, 0, 0, 0, 0);
my ($in_rows, $heading, $in_create) = (0, "", 0);

sub say_table {
    return if !defined $table;
    $table =~ s/``/`/g;
    syswrite(STDERR, sprintf("-- tidemark: %s %s %d %016x %d\n", unpack("H*", $table), $kind, $rows, $sum, $longest));
    ($table, $rows, $sum, $longest) = (undef, 0, 0, 0);
    $tables++;
}

sub row {
    my ($line) = @_;
    $in_rows = chop($line) ne ";";
    $rows++;
    $sum += unpack "q", md5($line);
    $longest = $size if !$in_rows && $size > $longest;
}

sub between {
    my ($line) = @_;
    if (length $heading) {
        $heading .= "\n$line";
    } elsif ($line =~ /^INSERT INTO `/ && !$in_create) {
        $heading = $line;
    } elsif ($line =~ /^CREATE (TABLE|SEQUENCE) `/) {
        say_table();
        ($kind, $in_create) = (lc $1, 1);
        $heading = $line;
    } elsif ($line =~ /^(?:DO|SELECT) SETVAL\($name, (.*)\);$/) {
        $sum = unpack "q", md5($2);
    }
    if ($in_create) {
        if (length $heading && $heading =~ /^CREATE \w+ $name/) {
            $table = $1;
            $heading = "";
        }
        $in_create = 0 if $line =~ /;$/;
    } elsif ($heading =~ /^INSERT INTO $name(?: $columns)? VALUES(?: (.*))?\z/s) {
        my ($owner, $first) = ($1, $2);
        if (!defined $table || $owner ne $table) {
            say_table();
            ($table, $kind) = ($owner, "table");
        }
        $size = length($heading) + 1;
        ($heading, $in_rows) = ("", 1);
        row($first) if defined $first && length $first;
    } elsif ($line =~ /;$/) {
        $heading = ""; # it was a name that looks like one
    }
}

# Few large pieces cost far less than many small ones. The dump writes 4 KiB at a time.
my $piece = 1 << 18;
fcntl($source, 1031, 1 << 20); # F_SETPIPE_SZ, as far as the host allows it

# A row larger than this is not kept in memory.
my $large = 1 << 22;
my ($rest, $long) = ("");
while (1) {
    my ($chunk, $got) = ("", 0);
    while ($got < $piece) {
        my $more = sysread($source, $chunk, $piece - $got, $got);
        next if !defined $more && $! == EINTR;
        last if !$more;
        $got += $more;
    }
    last if !$got;
    my $done = $through ? 0 : $got;
    while ($done < $got) {
        my $written = syswrite(STDOUT, $chunk, $got - $done, $done);
        next if !defined $written && $! == EINTR;
        die "Cannot write: $!\n" if !defined $written;
        $done += $written;
    }
    my $end = rindex($chunk, "\n") + 1;
    if (!$end) {
        $rest .= $chunk;
        if ($in_rows && length $rest > $large) {
            $long //= Digest::MD5->new;
            $size += length($rest) - 1;
            $long->add(substr($rest, 0, -1, ""));
        }
        next;
    }
    my $lines = $rest . substr($chunk, 0, $end);
    $rest = substr($chunk, $end);
    for (split /\n/, $lines) {
        if ($long) {
            $size += length() + 1;
            $in_rows = chop ne ";";
            $rows++;
            $sum += unpack "q", $long->add($_)->digest;
            $longest = $size if !$in_rows && $size > $longest;
            undef $long;
        } elsif ($in_rows) {
            $size += length() + 1;
            $in_rows = chop ne ";";
            $rows++;
            $sum += unpack "q", md5($_);
            $longest = $size if !$in_rows && $size > $longest;
        } else {
            between($_);
        }
    }
}
close $source;
my $status = $?;
say_table();
exit($status & 127 ? 128 + ($status & 127) : $status >> 8) if $status;
syswrite(STDERR, "-- tidemark: end $tables\n");
