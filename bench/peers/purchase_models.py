"""The purchase models' peer: the same likelihoods with numpy and scipy, vectorised over customers.

BG/NBD as the well-known Python packages fit it: equal rows merged and weighted, ages divided by their mean, search
over logarithms of the parameters with exact derivatives (scipy's L-BFGS-B, from one start). Pareto/NBD has no handy
derivatives through scipy's hyp2f1, so L-BFGS-B takes its own differences. Forecasts: chance of being active, expected
purchases and chance of none, each one vectorised expression over all customers.

Reads a file of columns (frequency, recency, age); answers each line it reads, such as "20 bgNbd" (bgNbd, paretoNbd,
predict), with a line of JSON: the last answer of so many runs one after the other, and the mean seconds of one.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1, psi

with open(sys.argv[1]) as file:
    columns = json.load(file)
frequency = np.array(columns["frequency"], dtype=float)
recency = np.array(columns["recency"], dtype=float)
age = np.array(columns["age"], dtype=float)
HORIZON = columns["horizon"]


def cells():
    rows, weight = np.unique(
        np.column_stack([frequency, recency, age]), axis=0, return_counts=True
    )
    return rows[:, 0], rows[:, 1], rows[:, 2], weight.astype(float)


def bg_objective(logs, x, tx, T, weight, total):
    r, alpha, a, b = np.exp(logs)
    log_age, log_recency = np.log(alpha + T), np.log(alpha + tx)
    later = np.maximum(x, 1) - 1
    active = -(r + x) * log_age
    gone = np.where(x > 0, np.log(a) - np.log(b + later) - (r + x) * log_recency, -np.inf)
    both = np.logaddexp(active, gone)
    share = np.exp(gone - both)
    # fmt: off
    value = (gammaln(r + x) - gammaln(r) + r * np.log(alpha)
             + gammaln(a + b) - gammaln(a + b + x) + gammaln(b + x) - gammaln(b) + both)
    by_r = psi(r + x) - psi(r) + np.log(alpha) - (1 - share) * log_age - share * log_recency
    by_alpha = r / alpha - (r + x) * ((1 - share) / (alpha + T) + share / (alpha + tx))
    by_ab = psi(a + b) - psi(a + b + x)
    by_a = by_ab + share / a
    by_b = by_ab + psi(b + x) - psi(b) - share / (b + later)
    # fmt: on
    slopes = np.array([weight @ by_r, weight @ by_alpha, weight @ by_a, weight @ by_b])
    return -(weight @ value) / total, -slopes * np.exp(logs) / total


def pareto_objective(logs, x, tx, T, weight, total):
    r, alpha, s, beta = np.exp(logs)
    larger, least = max(alpha, beta), min(alpha, beta)
    second = s + 1 if alpha >= beta else r + x
    power = r + s + x

    def part(t):
        z = (larger - least) / (larger + t)
        return np.log(hyp2f1(power, second, power + 1, z)) - power * np.log(larger + t)

    near, far = part(tx), part(T)
    left = np.log(s) - np.log(power) + near + np.log1p(-np.exp(np.minimum(far - near, 0)))
    stayed = -(r + x) * np.log(alpha + T) - s * np.log(beta + T)
    value = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    value = value + np.logaddexp(stayed, left)
    return -(weight @ value) / total


def fitted(objective, start, jac):
    x, tx, T, weight = cells()
    unit = age.mean()
    found = minimize(
        objective,
        np.log(start),
        args=(x, tx / unit, T / unit, weight, weight.sum()),
        method="L-BFGS-B",
        jac=jac,
        options={"maxiter": 1000, "ftol": 1e-12, "gtol": 1e-7},
    )
    parameters = np.exp(found.x)
    for place in [1] if jac else [1, 3]:
        parameters[place] *= unit
    return {"parameters": parameters.tolist(), "iterations": int(found.nit)}


model = None


def predicted():
    r, alpha, a, b = model
    x, tx, T, t = frequency, recency, age, HORIZON
    odds = a / (b + np.maximum(x, 1) - 1) * ((alpha + T) / (alpha + tx)) ** (r + x)
    alive = np.where(x > 0, 1 / (1 + odds), 1.0)
    series = hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t))
    shrunk = ((alpha + T) / (alpha + T + t)) ** (r + x)
    purchases = alive * (a + b + x - 1) / (a - 1) * (1 - shrunk * series)
    silent = 1 - alive * (1 - shrunk)
    return {"purchases": float(purchases.sum()), "silent": float(silent.sum())}


def run(command, given):
    global model
    if command == "bgNbd":
        return fitted(bg_objective, [0.5, 0.3, 1, 2], True)
    if command == "paretoNbd":
        return fitted(pareto_objective, [0.5, 0.3, 0.6, 0.4], False)
    model = [float(one) for one in given]
    return predicted()


print(json.dumps({"ready": len(frequency), "scipy": scipy.__version__}), flush=True)
for line in sys.stdin:
    times, command, *given = line.split()
    began = time.perf_counter()
    for _ in range(int(times)):
        answer = run(command, given)
    answer["seconds"] = (time.perf_counter() - began) / int(times)
    print(json.dumps(answer), flush=True)
