using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Orders;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddSingleton<IAuthorizationHandler, BoundTokenHandler>();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("reader", policy => policy.RequireClaim("scope", "orders.read"))
    .SetDefaultPolicy(new AuthorizationPolicyBuilder().AddRequirements(new BoundTokenRequirement()).Build())
    .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
});
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/orders", OrderEndpoints.Read).RequireAuthorization();
app.Run();
