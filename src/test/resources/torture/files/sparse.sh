# Files with holes: in the middle, at the end, only a hole, larger than the disk should ever hold
truncate -s 64M hole; printf x | dd of=hole bs=1 seek=33554432 conv=notrunc status=none
truncate -s 200M only; printf data > tail; truncate -s 50M tail; head -c 3000000 /dev/urandom > dense; ln hole hardhole
