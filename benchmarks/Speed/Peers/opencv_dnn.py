"""OpenCV alone: reads and resizes the pictures, and its DNN module runs the same model in batches.

Usage: opencv_dnn.py MODEL FOLDER COUNT. Prints the seconds without the start, and how many digits are right.
"""
import os
import sys
import time

import cv2
import numpy

BATCH = 256

net = cv2.dnn.readNetFromONNX(sys.argv[1])
folder, count = sys.argv[2], int(sys.argv[3])
names = sorted(os.listdir(folder))[:count]
right = 0
start = time.perf_counter()
for first in range(0, len(names), BATCH):
    batch = names[first:first + BATCH]
    pictures = [cv2.resize(cv2.imread(os.path.join(folder, name), cv2.IMREAD_GRAYSCALE), (28, 28), interpolation=cv2.INTER_AREA) for name in batch]
    net.setInput(cv2.dnn.blobFromImages(pictures, 1 / 255))
    best = net.forward().argmax(axis=1)
    right += sum(int(digit) == int(name[0]) for digit, name in zip(best, batch))
print(time.perf_counter() - start, right)
