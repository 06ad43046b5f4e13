# Sockets, and second names of pipes and of symbolic links
# open: sockets are gone after a restore, two names of one pipe or link become two, without a word
echo plain > plain.txt; ln -s plain.txt link; ln link second-link; mkfifo pipe; ln pipe second-pipe
perl -e 'use Socket; socket(my $s, PF_UNIX, SOCK_STREAM, 0); bind($s, sockaddr_un("socket")) or die'
