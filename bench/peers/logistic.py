"""The logistic regression's peer: scikit-learn on z-scores, C = 1, which is our λ = 1.

Reads a file of rows and outcomes; answers each line it reads (the name of a solver) with a line of JSON: the
coefficients of z-scores, and the seconds of ten fits, scaling included.
"""

import json
import sys
import time

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

FITS = 10

with open(sys.argv[1]) as file:
    given = json.load(file)
rows = np.array(given["rows"], dtype=float)
outcomes = np.array(given["outcomes"], dtype=int)


def fitted(solver):
    scaled = StandardScaler().fit_transform(rows)
    return LogisticRegression(C=1.0, solver=solver).fit(scaled, outcomes)


print(json.dumps({"ready": len(outcomes)}), flush=True)
for line in sys.stdin:
    began = time.perf_counter()
    for _ in range(FITS):
        model = fitted(line.strip())
    seconds = time.perf_counter() - began
    weights = [float(model.intercept_[0]), *model.coef_[0].tolist()]
    print(json.dumps({"weights": weights, "seconds": seconds}), flush=True)
