"""
Customer summaries, their quintile edges and monthly cohorts with pandas, from the same records. Each line read is
a run: `records` takes the records whole, `columns` only the three columns that the figures need.
"""

import gc
import json
import sys
import time

import numpy
import pandas

END = pandas.Timestamp("2026-01-01")
FIFTHS = [0.2, 0.4, 0.6, 0.8]
NEEDED = ["customer_email", "order_date", "total"]


def metrics(records, columns):
    orders = pandas.DataFrame(records, columns=columns)
    # The texts are hashed once; from then on customers are numbers.
    customer, _ = pandas.factorize(orders["customer_email"])
    moments = pandas.to_datetime(orders["order_date"], utc=True).dt.tz_localize(None)
    rows = pandas.DataFrame(
        {
            "customer": customer,
            "day": moments.to_numpy().astype("datetime64[D]").astype("int64"),
            "total": orders["total"].to_numpy(),
        }
    )
    days = rows.groupby(["customer", "day"], sort=False, as_index=False)["total"].sum()
    # Orders that come by day are left as they are.
    if not days["day"].is_monotonic_increasing:
        days = days.sort_values("day", kind="stable")
    customers = summaries(days)
    figures = customers[["days_since_last_purchase", "orders", "revenue"]]
    edges = figures.quantile(FIFTHS)
    return customers, edges, cohorts(days, customers)


def summaries(days):
    customers = days.groupby("customer", sort=True).agg(
        orders=("day", "size"),
        first=("day", "first"),
        last=("day", "last"),
        revenue=("total", "sum"),
        first_value=("total", "first"),
    )
    end = (END - pandas.Timestamp(0)).days
    repeats = customers["orders"] - 1
    some = repeats.where(repeats > 0)
    customers["frequency"] = repeats
    customers["recency"] = customers["last"] - customers["first"]
    customers["age"] = end - customers["first"]
    customers["days_since_last_purchase"] = end - customers["last"]
    customers["monetary_value"] = (customers["revenue"] - customers["first_value"]) / some
    customers["average_days_between_orders"] = customers["recency"] / some
    return customers


def month_of(day):
    return day.to_numpy().astype("datetime64[D]").astype("datetime64[M]").astype("int64")


def cohorts(days, customers):
    """Members, buyers and revenue by cohort and whole months since the first purchase."""
    month = month_of(days["day"])
    joined = month_of(customers["first"])
    start = joined.min()
    periods = month.max() - start + 1
    customer = days["customer"].to_numpy()
    cohort = joined[customer] - start
    after = month - start - cohort
    cell = cohort * periods + after
    bought = pandas.unique(customer * periods + after)
    return {
        "sizes": numpy.bincount(joined - start, minlength=periods),
        "active": numpy.bincount(
            (joined[bought // periods] - start) * periods + bought % periods,
            minlength=periods * periods,
        ),
        "revenue": numpy.bincount(cell, weights=days["total"], minlength=periods * periods),
    }


def checksums(customers, edges, table):
    places = numpy.arange(len(table["active"]))
    return {
        "customers": len(customers),
        "orders": int(customers["orders"].sum()),
        "frequency": int(customers["frequency"].sum()),
        "recency": int(customers["recency"].sum()),
        "age": int(customers["age"].sum()),
        "daysSinceLastPurchase": int(customers["days_since_last_purchase"].sum()),
        "revenue": float(customers["revenue"].sum()),
        "monetaryValue": float(customers["monetary_value"].sum()),
        "averageDaysBetweenOrders": float(customers["average_days_between_orders"].sum()),
        "recencyEdges": float(edges["days_since_last_purchase"].sum()),
        "frequencyEdges": float(edges["orders"].sum()),
        "monetaryEdges": float(edges["revenue"].sum()),
        "cohortSizes": " ".join(str(size) for size in table["sizes"]),
        "cohortActive": int((table["active"] * places).sum()),
        "cohortRevenue": float((table["revenue"] * places).sum()),
    }


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    print(json.dumps({"ready": len(records), "pandas": pandas.__version__}), flush=True)
    for line in sys.stdin:
        columns = NEEDED if line.strip() == "columns" else None
        gc.collect()
        cpu = time.process_time()
        began = time.perf_counter()
        found = metrics(records, columns)
        seconds = time.perf_counter() - began
        cpu = time.process_time() - cpu
        answer = {"seconds": seconds, "cpuSeconds": cpu, "checksums": checksums(*found)}
        print(json.dumps(answer), flush=True)


main()
