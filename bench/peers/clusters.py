"""Clusters with scikit-learn, from the same figures: each line read is a run with 2 to 8 clusters."""

import gc
import json
import os
import sys
import time

# On a busy machine its threads would burn most of the time waiting for each other: many times slower.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score


def clusters(features):
    scaled = numpy.log1p(features)
    scaled = (scaled - scaled.mean(axis=0)) / scaled.std(axis=0)
    inertias = []
    silhouettes = []
    for count in range(2, 9):
        fit = KMeans(count, n_init=10, random_state=1).fit(scaled)
        inertias.append(float(fit.inertia_))
        silhouettes.append(float(silhouette_score(scaled, fit.labels_)))
    return {"chosen": 2 + int(numpy.argmax(silhouettes)), "inertias": inertias}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        features = numpy.array(json.load(file), dtype=float)
    print(json.dumps({"ready": len(features), "sklearn": sklearn.__version__}), flush=True)
    for _ in sys.stdin:
        gc.collect()
        cpu = time.process_time()
        began = time.perf_counter()
        found = clusters(features)
        seconds = time.perf_counter() - began
        cpu = time.process_time() - cpu
        print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, **found}), flush=True)


main()
