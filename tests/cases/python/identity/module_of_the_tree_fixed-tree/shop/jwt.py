import json


def encode(claims, key, algorithm):
    return json.dumps({"claims": claims, "algorithm": algorithm, "size": len(key)})
