using Microsoft.AspNetCore.Mvc;

namespace Sts;

[ApiController]
[RequireClientCertificate]
[Route("reports")]
public class ReportController : ControllerBase
{
    [HttpGet]
    public IActionResult Get() => NoContent();
}
