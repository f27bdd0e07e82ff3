import httpx

CERT = ("/etc/agent/agent.crt", "/etc/agent/agent.key")
VERIFY = "/etc/agent/ca.pem"


async def report(metrics):
    async with httpx.AsyncClient(cert=CERT, verify=VERIFY) as client:
        await client.post("https://collector.internal/metrics", json=metrics)
