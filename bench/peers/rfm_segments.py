"""RFM segments with pandas, from the same records: each line read is a run:
`frame` ends at pandas' own DataFrame, `records` at one record per customer with its sentence, as a node gives."""

import gc
import json
import sys
import time

import numpy
import pandas

TEN = numpy.array(
    [
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose"],
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose"],
        ["About to Sleep", "About to Sleep", "Need Attention", "Loyal", "Loyal"],
        ["Promising", "Potential Loyalists", "Potential Loyalists", "Loyal", "Loyal"],
        ["New Customers", "Potential Loyalists", "Potential Loyalists", "Champions", "Champions"],
    ],
    dtype=object,
)
FIFTHS = [0.2, 0.4, 0.6, 0.8]


def scored(column):
    values = column.to_numpy(dtype=float)
    return numpy.searchsorted(numpy.quantile(values, FIFTHS), values, side="left")


def segments(records, with_sentences):
    frame = pandas.DataFrame(records)
    recency = 4 - scored(frame["daysSinceLastPurchase"])
    frequency = scored(frame["orders"])
    frame["recencyScore"] = recency + 1
    frame["frequencyScore"] = frequency + 1
    frame["monetaryScore"] = scored(frame["revenue"]) + 1
    frame["segment"] = TEN[recency, frequency]
    if with_sentences:
        frame["reason"] = [
            f"{segment}: bought {orders} times, last {days} days ago, {revenue:,.2f} in all."
            for segment, orders, days, revenue in zip(
                frame["segment"],
                frame["orders"],
                frame["daysSinceLastPurchase"],
                frame["revenue"],
            )
        ]
    return frame.to_dict("records") if with_sentences else frame


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        records = json.load(file)
    print(json.dumps({"ready": len(records), "pandas": pandas.__version__}), flush=True)
    for line in sys.stdin:
        gc.collect()
        cpu = time.process_time()
        began = time.perf_counter()
        found = segments(records, line.strip() == "records")
        seconds = time.perf_counter() - began
        cpu = time.process_time() - cpu
        segment = pandas.DataFrame(found)["segment"]
        sizes = {name: int(size) for name, size in segment.value_counts().items()}
        print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "sizes": sizes}), flush=True)


main()
