# Names that are not UTF-8, of 255 bytes, with spaces, quotes, line breaks, options, wildcards, dots
# fast
for n in 'with space' " lead" "trail " "quote'\"" --force -rf '$(touch x)' '`id`' '☕ emoji 😀' 'ümläut' '*' '?' '[a-z]' 'a;b|c&d' 'back\slash' '\' '...' '.hidden' '~' '#x#' '%s' '!x' 'CON' 'a:b' '<>' '{}' 'x=y' '@first' '.tidemark' '.restic' '_netrc'; do echo "content of $n" > "./$n"; mkdir "./dir $n"; echo in > "./dir $n/$n"; done
perl -e 'for my $n ("line\nbreak", "tab\there", "bell\x07", "del\x7f", "esc\x1b[31m", "\xff\xfe", "latin\xe4\xf6", "bad\xc3", "overlong\xc0\xaf", "surrogate\xed\xa0\x80", "cr\rx", "\x01", "e\xcc\x81 decomposed", "\xc3\xa9 composed", "rtl\xe2\x80\xae", "zero\xe2\x80\x8bwidth") { open my $f, ">", $n or die $n; print $f $n; close $f; mkdir "d$n"; open $f, ">", "d$n/$n" or die; print $f $n }
my $long = "x" x 255; open my $f, ">", $long or die; print $f 1; my $wide = "\xe2\x98\x95" x 85; open $f, ">", $wide or die; print $f 2; mkdir "d" x 255; open $f, ">", ("d" x 255) . "/" . ("y" x 255); print $f 3; symlink $long, "l" x 255;
open $f, ">", "raw\xff" or die; symlink "raw\xff", "to\xff"; link "raw\xff", "hard\xfe"'
