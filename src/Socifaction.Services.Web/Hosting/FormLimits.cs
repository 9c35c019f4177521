using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// What a form may be: a real form (else 415), not too long (else 413), with not too many fields (else 400).
/// A page that takes a file asks for more with <see cref="RequestSizeLimitAttribute"/>.
/// </summary>
public sealed class FormLimits : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The longest form, in bytes.</summary>
    public const int Bytes = 64 * 1024;

    /// <summary>The most fields in one form.</summary>
    public const int Fields = 512;

    /// <summary>Before everything that reads the form.</summary>
    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method)) return;
        if (await RefusalAsync(http) is { } status) context.Result = new StatusCodeResult(status);
    }

    /// <summary>The status with which this request's form is refused, or null when it can be read.</summary>
    internal static async Task<int?> RefusalAsync(HttpContext http)
    {
        var request = http.Request;
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
        var bytes = limit is null ? Bytes : limit.MaxRequestBodySize ?? long.MaxValue;
        if (request.ContentLength > bytes) return StatusCodes.Status413PayloadTooLarge;
        if (!request.HasFormContentType) return request.ContentLength > 0 ? StatusCodes.Status415UnsupportedMediaType : null;

        try
        {
            await request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
