# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Quantized inference in four steps, on top of qopt:

    model = QuantizedModel(resnet18(), params)
    qparams = QuantizedParams(params, model)
    qinputs = QuantizedInput(qparams, images)
    outputs = model.forward({"input": qinputs})
    print(model.inference_time())
"""

from qopt import Error
from quantized_ml_api.inputs import QuantizedInput
from quantized_ml_api.model import QuantizedModel
from quantized_ml_api.params import QuantizedParams

__all__ = ["Error", "QuantizedInput", "QuantizedModel", "QuantizedParams"]
