using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

public class TokenFactory
{
    private readonly SigningCredentials _credentials;

    public TokenFactory(SigningCredentials credentials)
    {
        _credentials = credentials;
    }

    public string For(X509Certificate2 clientCertificate)
    {
        var claims = new List<Claim> { new(JwtRegisteredClaimNames.Sub, clientCertificate.Subject) };
        claims.Add(new(JwtRegisteredClaimNames.Jti, Guid.NewGuid().ToString("N")));
        claims.Add(new Claim("x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(clientCertificate.RawData))));
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.Now.AddMinutes(10), signingCredentials: _credentials);
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
