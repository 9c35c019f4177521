using System.Text;
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
            await KeepNothingUnreadableAsync(request, http.RequestAborted);
            await request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // Cut off in the middle, or not built as it says.
            return StatusCodes.Status400BadRequest;
        }
    }

    // The framework refuses a whole form for one NUL in it. It is put aside as a sign that cannot be read instead,
    // so that the page can name the field and keep the rest.
    private static async Task KeepNothingUnreadableAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return;
        using var reader = new StreamReader(request.Body, Encoding.Latin1);
        var form = await reader.ReadToEndAsync(cancellationToken);
        request.Body = new MemoryStream(Encoding.Latin1.GetBytes(form.Replace("%00", Unreadable, StringComparison.Ordinal).Replace("\0", Unreadable, StringComparison.Ordinal)));
    }

    // U+FFFD, as a form writes it.
    private const string Unreadable = "%EF%BF%BD";
}
