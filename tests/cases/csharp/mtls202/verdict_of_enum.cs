// options: client-certificates=verified
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using System.Security.Claims;

public enum Verdict { Good, Revoked }

public class TokenController : ControllerBase
{
    private readonly SigningCredentials _key;
    private Verdict Judge(X509Certificate2 cert)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        if (!chain.Build(cert)) return Verdict.Revoked;
        return Verdict.Good;
    }
    [HttpPost("token")]
    public async Task<IActionResult> Token()
    {
        var cert = await HttpContext.Connection.GetClientCertificateAsync();
        if (cert == null) return Unauthorized();
        if (Judge(cert) == Verdict.Good) return Unauthorized();
        var sum = Base64UrlEncoder.Encode(SHA256.HashData(cert.RawData));
        var token = new JwtSecurityToken(claims: new[] { new Claim("cnf", "{\"x5t#S256\":\"" + sum + "\"}") }, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _key);
        return Ok(new JwtSecurityTokenHandler().WriteToken(token));  // expect: MTLS202
    }
}
