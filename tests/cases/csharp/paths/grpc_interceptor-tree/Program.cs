using Sts.Grpc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddSingleton<CertificateInterceptor>();
builder.Services.AddGrpc(options =>
{
    options.EnableDetailedErrors = false;
});
var app = builder.Build();
app.MapGrpcService<TokenGrpcService>();
app.Run();
