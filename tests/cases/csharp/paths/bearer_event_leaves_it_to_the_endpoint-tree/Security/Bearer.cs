using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Orders.Security;

public static class Bearer
{
    public static void AddBearerTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthorization();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.Authority = configuration["Sts:Authority"];
            options.Audience = configuration["Sts:Audience"];
            options.Events = new JwtBearerEvents
            {
                // expect: MTLS303
                OnTokenValidated = context =>
                {
                    Console.WriteLine($"accepted {context.SecurityToken.Id}");
                    return Task.CompletedTask;
                },
            };
        });
    }
}
