using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// How much a form may send. More than that is 413, before any of it is read;
/// a page that takes a file asks for more with <see cref="RequestSizeLimitAttribute"/>.
/// </summary>
public sealed class FormLimits : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>The largest form, in bytes.</summary>
    public const long Bytes = 64 * 1024;

    /// <summary>The most fields in one form.</summary>
    public const int Fields = 512;

    /// <summary>Before everything that reads the form.</summary>
    public int Order => -1000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var limit = context.ActionDescriptor.EndpointMetadata.OfType<IRequestSizeLimitMetadata>().LastOrDefault();
        var bytes = limit is null ? Bytes : limit.MaxRequestBodySize ?? long.MaxValue;
        if (context.HttpContext.Request.ContentLength > bytes && !context.HttpContext.ShowsError())
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
