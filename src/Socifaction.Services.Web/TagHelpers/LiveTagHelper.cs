using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>
/// The part of a page that keeps itself up to date: it asks for its page again and again and is replaced only when it has changed.
/// Whatever is typed stands outside of it and stays. Without scripts it is a part like any other.
/// </summary>
[HtmlTargetElement("soc-live")]
public sealed partial class LiveTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>What the part is called on its page.</summary>
    [HtmlAttributeName("id")]
    public string Id { get; set; } = "live";

    /// <summary>Seconds between two questions.</summary>
    [HtmlAttributeName("every")]
    public int Seconds { get; set; } = 15;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = View.HttpContext;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Id);
        // A page that answers a form is not the page that its address shows.
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return;
        }

        var mark = MarkOf((await output.GetChildContentAsync()).GetContent(encoder));
        LiveParts.Mark(http, mark);
        output.Attributes.SetAttribute("hx-get", http.Request.PathBase + http.Request.Path + http.Request.QueryString);
        output.Attributes.SetAttribute("hx-trigger", FormattableString.Invariant($"every {Seconds}s"));
        output.Attributes.SetAttribute("hx-select", "#" + Id);
        output.Attributes.SetAttribute("hx-target", "this");
        output.Attributes.SetAttribute("hx-swap", "outerHTML");
        output.Attributes.SetAttribute("hx-headers", JsonSerializer.Serialize(new Dictionary<string, string> { ["If-None-Match"] = mark }));
    }

    // Everything that is shown, in the reader's language, by this build of the page; not what is new in every form.
    private static string MarkOf(string shown)
    {
        var said = $"{typeof(LiveTagHelper).Module.ModuleVersionId} {CultureInfo.CurrentUICulture.Name} {NewInEveryForm().Replace(shown, "")}";
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 12))}\"";
    }

    [GeneratedRegex("<input[^>]*name=\"(__RequestVerificationToken|RequestId)\"[^>]*>")]
    private static partial Regex NewInEveryForm();
}
