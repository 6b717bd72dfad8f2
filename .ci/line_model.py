"""Makes `tasks/tools/line_model/pp_ocr_v6_small_french.onnx` of the recogniser in the wheel of rapidocr 3.10.0.

Usage: pip install onnx==1.23.2 onnxruntime==1.32.0, unpack the wheel, then
python .ci/line_model.py rapidocr/models/PP-OCRv6_rec_small.onnx OUT

Constants are folded and shapes written out, so that OpenCV runs it at any width; of 18,710 characters those of French
stay; the last softmax is left to us; weights are halved to 16 bits, which OpenCV widens again.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, TensorShapeProto, numpy_helper

sys.path.insert(0, str(Path(__file__).parent.parent))
from tasks.tools.line_reader import ALPHABET

SHAPES = {
    "Reshape.54": [1, 120, -1],
    "Reshape.57": [1, -1, 3, 8, 15],
    "Reshape.58": [1, -1, 120],
    "Reshape.63": [1, -1, 3, 8, 15],
    "Reshape.64": [1, -1, 120],
    "Reshape.73": [1, 1, -1, 120],
}
HEADS = [1, 8, -1, 15]
MANY, WIDTH = 1000, 320


def folded(source: str) -> onnx.ModelProto:
    """The model with its constants folded, for one line at a time."""
    model = onnx.load(source)
    lines = model.graph.input[0].type.tensor_type.shape.dim[0]
    lines.ClearField("dim_param")
    lines.dim_value = 1
    with TemporaryDirectory() as folder:
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(Path(folder, "folded.onnx"))
        kept = {"providers": ["CPUExecutionProvider"], "disabled_optimizers": ["TransposeOptimizer"]}
        onnxruntime.InferenceSession(model.SerializeToString(), options, **kept)
        return onnx.load(options.optimized_model_filepath)


def with_shapes(graph: onnx.GraphProto) -> None:
    """Each reshaping with its shape written out; what drops an axis is one too, but for the last: that is turned."""
    outer = next(node.input[0] for node in graph.node if node.name == "Squeeze.7")
    for node in graph.node:
        shape = SHAPES.get(node.name) or (HEADS if node.op_type == "Squeeze" else None)
        if node.name == "Transpose.8":
            node.input[0] = outer
            node.attribute[0].ints[:] = [0, 2, 3, 1]
        elif shape and node.name != "Squeeze.7":
            graph.initializer.append(numpy_helper.from_array(np.array(shape, np.int64), f"to.{node.name}"))
            node.op_type = "Reshape"
            node.input[1:] = [f"to.{node.name}"]
            del node.attribute[:]


def without_softmax(graph: onnx.GraphProto) -> None:
    """What goes into the last softmax comes out."""
    last = next(node for node in graph.node if node.output[0] == graph.output[0].name)
    graph.output[0].name = last.input[0]
    graph.output[0].type.tensor_type.shape.CopyFrom(TensorShapeProto())
    graph.node.remove(last)


def without_unused(graph: onnx.GraphProto) -> None:
    """Only the nodes that something comes of, and their weights."""
    nodes, before = list(graph.node), 0
    while len(nodes) != before:
        before = len(nodes)
        used = {name for node in nodes for name in node.input} | {graph.output[0].name}
        nodes = [node for node in nodes if used.intersection(node.output)]
    weights = [weight for weight in graph.initializer if weight.name in used]
    del graph.node[:], graph.initializer[:], graph.value_info[:]
    graph.node.extend(nodes)
    graph.initializer.extend(weights)


def small(graph: onnx.GraphProto, kept: list[int], characters: int) -> None:
    """The weights of those characters alone, and in 16 bits."""
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.shape and values.shape[-1] == characters:
            values = np.ascontiguousarray(values[..., kept])
        if weight.data_type == TensorProto.FLOAT and values.size > MANY:
            values = values.astype(np.float16)
        weight.CopyFrom(numpy_helper.from_array(values, weight.name))


def main(source: str, out: str) -> None:
    """From the one file to the other."""
    [told] = [item.value for item in onnx.load(source).metadata_props if item.key == "character"]
    known = ["", *told.split("\n"), " "]
    model = folded(source)
    for change in (with_shapes, without_softmax, without_unused):
        change(model.graph)
    widths = [weight.dims[-1] for weight in model.graph.initializer if weight.dims]
    characters = max(widths)
    kept = [0, *sorted(known.index(letter) for letter in ALPHABET[:-1]), characters - 1]
    if "".join(known[place] for place in kept[1:-1]) != ALPHABET[:-1]:
        sys.exit("the alphabet is not in the order of the model")
    small(model.graph, kept, characters)
    width = model.graph.input[0].type.tensor_type.shape.dim[3]
    width.ClearField("dim_param")
    width.dim_value = WIDTH
    del model.opset_import[1:]
    onnx.save(model, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
