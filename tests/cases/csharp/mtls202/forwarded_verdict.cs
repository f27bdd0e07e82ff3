using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class VerdictIssuer
{
    private readonly SigningCredentials _credentials;
    private readonly byte[] _secret;

    public VerdictIssuer(SigningCredentials credentials, byte[] secret)
    {
        _credentials = credentials;
        _secret = secret;
    }

    public async Task<IResult> Issue(HttpContext context, IRevocationService revocation)
    {
        var sent = Convert.FromBase64String(context.Request.Headers["X-Proxy-Auth"].ToString());
        if (!CryptographicOperations.FixedTimeEquals(sent, _secret) || context.Request.Headers["ssl-client-verify"] != "SUCCESS")
        {
            return Results.Unauthorized();
        }

        var client = X509Certificate2.CreateFromPem(Uri.UnescapeDataString(context.Request.Headers["ssl-client-cert"].ToString()));
        await revocation.RefreshAsync();
        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        // expect: MTLS202
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
