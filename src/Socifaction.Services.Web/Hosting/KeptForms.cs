using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// A form that was sent after the session had ended: kept, sealed, in the browser's own cookie while its owner signs in,
/// then shown again as it was typed. Nothing of it is done until it is sent once more.
/// </summary>
public sealed class KeptForms(ITempDataDictionaryFactory tempData, IClock clock, InstallationSettings settings) : IAsyncResourceFilter, IOrderedFilter
{
    private const string Key = "Kept";

    // What a page takes is well below this, and a browser sends back no more than a few such cookies.
    private const int MostSigns = 8 * 1024;

    private static readonly Duration Life = Duration.FromHours(1);
    private static readonly JsonSerializerOptions Lettered = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Before everything that looks at the verb.</summary>
    public int Order => -2000;

    /// <summary>Leads to the sign-in page, or another one, and after it back to the page, with what was typed on it.</summary>
    public static async Task LeadToSignInAsync(RedirectContext<CookieAuthenticationOptions> context, string? door)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            // A fragment of a page has no place for a sign-in form: the page is asked for anew, and leads there itself.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Refresh"] = "true";
            return;
        }

        if (HttpMethods.IsPost(request.Method) && await FormLimits.RefusalAsync(context.HttpContext) is null && request.HasFormContentType && IsOurs(request))
        {
            var fields = (await request.ReadFormAsync(context.HttpContext.RequestAborted))
                .Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToArray());
            var services = context.HttpContext.RequestServices;
            var kept = JsonSerializer.Serialize(
                new Form(PathOf(request), services.GetRequiredService<IClock>().GetCurrentInstant().ToUnixTimeSeconds(), fields), Lettered);
            if (kept.Length <= MostSigns)
            {
                var said = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context.HttpContext);
                said[Key] = kept;
                said.Save();
            }
        }

        // A handler's name is good for sending a form, not for opening the page.
        var query = QueryString.Create(request.Query.Where(part => !string.Equals(part.Key, "handler", StringComparison.OrdinalIgnoreCase)));
        context.Response.Redirect(request.PathBase.Add(door is null ? context.Options.LoginPath : new PathString(door)).ToUriComponent()
            + QueryString.Create(context.Options.ReturnUrlParameter, PathOf(request) + query.ToUriComponent()).ToUriComponent());
    }

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Cookies.ContainsKey(settings.CookieName("said"))
            && tempData.GetTempData(http) is var said && said.Peek(Key) is string kept
            && JsonSerializer.Deserialize<Form>(kept, Lettered) is { } form && form.Path == PathOf(http.Request))
        {
            said.Remove(Key);
            if (clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(form.At) < Life)
            {
                http.Request.Method = HttpMethods.Post;
                http.Request.ContentType = "application/x-www-form-urlencoded";
                http.Request.Form = new FormCollection(form.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
                StaleForms.ShowAgain(http, StatusCodes.Status200OK, Common.FormKept);
            }
        }

        await next();
    }

    // Another site must not fill in our forms for somebody who is about to sign in.
    private static bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");

    private static string PathOf(HttpRequest request) => request.PathBase.Add(request.Path).ToUriComponent();

    private sealed record Form(string Path, long At, Dictionary<string, string?[]> Fields);
}
