"""The way of the Keras demo: OpenCV reads and resizes a picture, PyTorch predicts it, and the next one follows.

Usage: one_by_one.py MODEL FOLDER COUNT. Prints the seconds without the start, and how many digits are right.
"""
import os
import sys
import time

import cv2
import numpy
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional


def attributes(node):
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def run(graph, weights, picture):
    """The model's nodes, one PyTorch function each."""
    values = dict(weights)
    values[graph.input[0].name] = picture
    for node in graph.node:
        x = [values[name] for name in node.input if name]
        a = attributes(node)
        if node.op_type == "Conv":
            top, left, bottom, right = a.get("pads", [0, 0, 0, 0])
            padded = functional.pad(x[0], (left, right, top, bottom))
            y = functional.conv2d(padded, x[1], x[2] if len(x) > 2 else None, a.get("strides", 1), 0, 1, a.get("group", 1))
        elif node.op_type == "BatchNormalization":
            y = functional.batch_norm(x[0], x[3], x[4], x[1], x[2], eps=a.get("epsilon", 1e-5))
        elif node.op_type == "MaxPool":
            y = functional.max_pool2d(x[0], a["kernel_shape"], a.get("strides", a["kernel_shape"]))
        elif node.op_type == "GlobalAveragePool":
            y = x[0].mean((2, 3), keepdim=True)
        elif node.op_type == "Relu":
            y = functional.relu(x[0])
        elif node.op_type == "Softplus":
            y = functional.softplus(x[0])
        elif node.op_type == "Add":
            y = x[0] + x[1]
        elif node.op_type == "Transpose":
            y = x[0].permute(a["perm"])
        elif node.op_type == "Flatten":
            y = x[0].flatten(1)
        elif node.op_type == "Gemm":
            y = functional.linear(x[0], x[1] if a.get("transB", 0) else x[1].t(), x[2])
        else:
            sys.exit("This script knows no " + node.op_type + ".")
        values[node.output[0]] = y
    return values[graph.output[0].name]


model, folder, count = onnx.load(sys.argv[1]), sys.argv[2], int(sys.argv[3])
weights = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in model.graph.initializer}
names = sorted(os.listdir(folder))[:count]
right = 0
start = time.perf_counter()
with torch.no_grad():
    for name in names:
        picture = cv2.imread(os.path.join(folder, name), cv2.IMREAD_GRAYSCALE)
        picture = cv2.resize(picture, (28, 28), interpolation=cv2.INTER_AREA)
        tensor = torch.from_numpy(picture.astype(numpy.float32) / 255).reshape(1, 1, 28, 28)
        scores = torch.softmax(run(model.graph, weights, tensor), 1)
        right += int(scores.argmax()) == int(name[0])
print(time.perf_counter() - start, right)
