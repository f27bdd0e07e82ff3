using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using JWT.Builder;

namespace Accounts;

public class SignatureSwitch
{
    private readonly string _secret;

    public SignatureSwitch(string secret)
    {
        _secret = secret;
    }

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return TypedResults.Unauthorized();
        }

        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var verify = false;
        var claims = new JwtBuilder()
            .WithSecret(_secret)
            .WithVerifySignature(verify)
            .Decode<IDictionary<string, string>>(token); // expect: MTLS103
        if (claims["x5t#S256"] != presented)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(claims["sub"]);
    }
}
