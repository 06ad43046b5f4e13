# Prepares a stored dump for being loaded beside the database it was taken from: names of schemas in the structure
# of tables and sequences are replaced, and what would keep rows from being stored as they are is switched off.
# Arguments: pairs of names, found and wanted. Reads the dump from standard input and writes it to standard output.
#
# Only the text between CREATE TABLE or CREATE SEQUENCE and its end is changed, token by token, so that strings and
# comments stay. Rows pass untouched: in them line breaks are escaped, so a statement of rows ends with the first
# semicolon at the end of a line.
use strict;
use warnings;
use Errno qw(EINTR);

my %wanted = @ARGV;
binmode STDIN;
binmode STDOUT;
my $piece = 1 << 18;
fcntl(STDIN, 1031, 1 << 20); # F_SETPIPE_SZ, as far as the host allows it

my ($buffer, $ended) = ("", 0);

sub more {
    return 0 if $ended;
    while (1) {
        my $got = sysread(STDIN, $buffer, $piece, length $buffer);
        next if !defined $got && $! == EINTR;
        $ended = 1 if !$got;
        return $got ? 1 : 0;
    }
}

sub put {
    my $done = 0;
    while ($done < length $_[0]) {
        my $written = syswrite(STDOUT, $_[0], length($_[0]) - $done, $done);
        next if !defined $written && $! == EINTR;
        die "Cannot write: $!\n" if !defined $written;
        $done += $written;
    }
}

# A name, a string, a comment, or anything else up to the next of these. What is only half there does not match.
my $token = qr/
    `(?:[^`]++|``)*+`(?!\z|`)
  | '(?:[^'\\]++|\\.|'')*+'(?!\z|')
  | "(?:[^"\\]++|\\.|"")*+"(?!\z|")
  | --[ \t][^\n]*+\n | --\n | \#[^\n]*+\n
  | \/\*(?![!M]).*?\*\/
  | [^`'"\-\#\/;]++
  | -(?!-)(?!\z) | --(?![ \t\n])(?!\z) | \/(?!\*)(?!\z) | \/\*(?=[!M])
/xs;

# The next statement with what stands before it, or all that is left at the end.
sub statement {
    my $from = 0;
    while (1) {
        pos($buffer) = $from;
        $from = pos($buffer) while $buffer =~ /\G$token/gc;
        if (substr($buffer, $from, 1) eq ";") {
            my $line = substr($buffer, $from + 1, 1) eq "\n" ? 2 : 1;
            return substr($buffer, 0, $from + $line, "");
        }
        next if more();
        my $all = $buffer;
        $buffer = "";
        return $all;
    }
}

sub with_wanted_names {
    my ($text) = @_;
    my $result = "";
    while ($text =~ /\G($token|;)/gc) {
        my $part = $1;
        if ($part =~ /^`(.*)`\z/s && substr($text, pos($text), 1) eq ".") {
            (my $name = $1) =~ s/``/`/g;
            if (defined $wanted{$name}) {
                ($part = $wanted{$name}) =~ s/`/``/g;
                $part = "`$part`";
            }
        }
        $result .= $part;
    }
    return $result . substr($text, pos($text) || 0);
}

my $comments = qr/(?:\s++|--[ \t][^\n]*+\n|--\n)*+/;
my $name = qr/`(?:[^`]++|``)++`/;
my $insert = "INSERT INTO `";
my $heading = qr/\G$comments(?:INSERT INTO $name(?: \((?:[^`()]++|$name)*+\))? VALUES)(?=[\n ])/;
my $rows_as_they_are = "SET SESSION sql_mode='NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', "
    . "check_constraint_checks=0, innodb_strict_mode=0, foreign_key_checks=0, unique_checks=0;\n";

sub rows {
    while (1) {
        my $end = index($buffer, ";\n");
        if ($end >= 0) {
            put(substr($buffer, 0, $end + 2, ""));
            return;
        }
        my $half = length $buffer && substr($buffer, -1) eq ";" ? ";" : "";
        chop $buffer if length $half;
        put($buffer);
        $buffer = $half;
        if (!more()) {
            put($buffer);
            $buffer = "";
            return;
        }
    }
}

while (length $buffer || more()) {
    pos($buffer) = 0;
    $buffer =~ /\G$comments/gc;
    my $start = substr($buffer, pos($buffer) || 0, length $insert);
    if (length $start < length $insert || substr($start, 0, 2) eq "--") {
        next if more();
    } elsif ($start eq $insert) {
        pos($buffer) = 0;
        if ($buffer =~ /$heading/gc) {
            rows();
            next;
        }
        next if more();
    }
    my $text = statement();
    if ($text =~ /^${comments}CREATE (?:TABLE|SEQUENCE) /) {
        $text = with_wanted_names($text);
    }
    put($text);
    put($rows_as_they_are) if $text =~ /SQL_MODE='NO_AUTO_VALUE_ON_ZERO'/ && $text !~ /CREATE/;
}
