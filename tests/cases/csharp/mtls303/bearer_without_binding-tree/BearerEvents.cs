using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

public static class BearerEvents
{
    public static JwtBearerEvents Create() => new()
    {
        OnMessageReceived = context => Task.CompletedTask,
    };
}
