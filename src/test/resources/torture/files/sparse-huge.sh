# A sparse file of 20 GB apparent size
# slow
truncate -s 20G huge; printf end | dd of=huge bs=1 seek=20000000000 conv=notrunc status=none
