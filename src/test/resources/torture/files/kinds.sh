# Every type of entry: files, directories, links of all kinds, hard links, pipes, devices
# fast
mkdir -p deep/er/still empty 'a dir'
echo plain > plain.txt; echo deep > deep/er/still/here.txt; : > zero
ln -s plain.txt link; ln -s 'nowhere/to be found' dangling; ln -s . itself; ln -s deep/er todir; ln -s /etc/hostname absolute; ln -s ../../../../../../etc up
ln -s "$(printf 'x%.0s' $(seq 1 4000))" longtarget 2>/dev/null || ln -s "$(printf 'x%.0s' $(seq 1 1000))" longtarget
ln -s loop loop
ln plain.txt hard; ln plain.txt deep/hard-too; ln deep/er/still/here.txt 'a dir/hard'
mkfifo pipe
mknod device c 1 3 2>/dev/null || :; mknod block b 7 99 2>/dev/null || :
touch -h -d '2001-02-03 04:05:06.123456789' link dangling plain.txt pipe
touch -d '1970-01-01 00:00:00' zero; touch -d '2200-01-01 12:00:00.5' deep/er/still/here.txt; touch -d '1950-06-01' 'a dir' 2>/dev/null || :
touch -d '2011-11-11 11:11:11.000000001' empty deep/er
