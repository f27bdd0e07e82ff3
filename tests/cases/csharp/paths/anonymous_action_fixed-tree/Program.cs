using Microsoft.AspNetCore.Authorization;
using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddSingleton<IAuthorizationHandler, TrustedClientHandler>();
builder.Services.AddControllers();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("client", policy => policy.AddRequirements(new TrustedClientRequirement()));
});
var app = builder.Build();
app.UseAuthorization();
app.MapControllers();
app.Run();
