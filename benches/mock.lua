-- The request of the success case with every documented header; counts what is no 200.
wrk.method = "POST"
wrk.path = "/api/v1/card/status"
wrk.body = '{"userId":1000000000000000001,"par":"INVENTEDPAR0000000000000001","status":"SUSPEND"}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["X-KM-User-AspId"] = "ASPID0000000001"
wrk.headers["X-KM-Correlation-Id"] = "221108120814-0a1b2c3"
wrk.headers["X-KM-Access-Key"] = "ACCESSKEY-0123456789-0123456789-01234567"
wrk.headers["X-KM-Tran-Token"] = "KMV1:20221108120814608:uLD+mU8mz9K95neGiSJTSsF3zzAQJglCggZAOSs5Fkg="
wrk.headers["X-KM-Tran-Time"] = "20221108120814"
wrk.headers["X-KM-Time-Zone"] = "UTC"

function done(summary, latency, requests)
    local failed = summary.errors.status + summary.errors.connect + summary.errors.read
        + summary.errors.write + summary.errors.timeout
    io.write(string.format("requests/s %.0f  median %.2f ms  p99 %.2f ms  requests %d  failed %d\n",
        summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
        latency:percentile(99) / 1000, summary.requests, failed))
end
