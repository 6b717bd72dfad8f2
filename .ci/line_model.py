"""Makes `tasks/tools/line_model/pp_ocr_v6_small_french.onnx` of the recogniser in the wheel of rapidocr 3.10.0.

Usage: pip install onnx==1.23.2, unpack the wheel, then
python .ci/line_model.py rapidocr/models/PP-OCRv6_rec_small.onnx OUT

Of 18,710 characters those of French stay, and weights are kept in 16 bits, widened when the file is loaded.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).parent.parent))
from tasks.tools.line_reader import ALPHABET

MANY = 1000
"""A weight of as many numbers is worth halving."""


def of_french(graph: onnx.GraphProto, kept: list[int], characters: int) -> None:
    """The weights of those characters alone."""
    for weight in graph.initializer:
        if weight.dims and weight.dims[-1] == characters:
            values = numpy_helper.to_array(weight)[..., kept]
            weight.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), weight.name))


def halved(graph: onnx.GraphProto) -> None:
    """Large weights in 16 bits, each with a node that widens it."""
    wider = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if weight.data_type == TensorProto.FLOAT and values.size > MANY:
            name, half = weight.name, f"{weight.name}.half"
            weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), half))
            wider.append(helper.make_node("Cast", [half], [name], to=TensorProto.FLOAT))
    nodes = [*wider, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def main(source: str, out: str) -> None:
    """From the one file to the other."""
    model = onnx.load(source)
    [told] = [item.value for item in model.metadata_props if item.key == "character"]
    known = ["", *told.split("\n"), " "]
    kept = [0, *(known.index(letter) for letter in ALPHABET[:-1]), len(known) - 1]
    of_french(model.graph, kept, len(known))
    halved(model.graph)
    del model.metadata_props[:], model.graph.value_info[:]
    model.graph.output[0].type.tensor_type.shape.dim[-1].dim_value = len(kept)
    onnx.checker.check_model(model)
    onnx.save(model, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
