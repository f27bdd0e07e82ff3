import httpx

CERT = ("/etc/agent/agent.crt", "/etc/agent/agent.key")
VERIFY = False


async def report(metrics):
    async with httpx.AsyncClient(cert=CERT, verify=VERIFY) as client:  # expect: MTLS403
        await client.post("https://collector.internal/metrics", json=metrics)
