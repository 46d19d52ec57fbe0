import csv, io, json, os, urllib.request

def ask(path):
    request = urllib.request.Request(os.environ["LOOMWATCH_URL"] + path)
    request.add_header("Authorization", "Bearer " + os.environ["LOOMWATCH_TOKEN"])
    return urllib.request.urlopen(request).read().decode("utf-8-sig")

overview = json.loads(ask("/api/v1/overview"))
panel = list(csv.DictReader(io.StringIO(ask(f"/api/v1/models/panel.csv?from={overview['month']}&until={overview['month']}"))))
print(overview["month"], overview["enterprises"], "enterprises,", len(panel) - 1, "rows of the last month's panel")
