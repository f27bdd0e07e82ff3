using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Edge.Tokens;

public static class PeerSigned
{
    public static IResult Accept(HttpContext context, string token)
    {
        var peer = context.Connection.ClientCertificate;
        if (peer is null)
        {
            return Results.Unauthorized();
        }

        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.Online } };
        var trusted = chain.Build(peer);
        if (!trusted)
        {
            return Results.Forbid();
        }

        var claims = JWT.Decode<Dictionary<string, object>>(token, peer.GetRSAPublicKey(), JwsAlgorithm.RS256);
        return Results.Ok(claims["sub"]);
    }
}
