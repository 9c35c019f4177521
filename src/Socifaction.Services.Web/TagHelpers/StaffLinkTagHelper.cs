using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>A link to a page of staff that the reader's role does not open: a button is left out, of other links the words remain.</summary>
[HtmlTargetElement("a", Attributes = "[href^='~/staff']")]
public sealed class StaffLinkTagHelper(SignedIn signedIn) : TagHelper
{
    /// <summary>Before the address is resolved.</summary>
    public override int Order => -2000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (signedIn.Staff is not { } staff || StaffDoors.MayOpen(staff.Role, PathOf(context.AllAttributes["href"].Value)))
        {
            return;
        }

        if (context.AllAttributes["class"]?.Value?.ToString()?.Contains("govuk-button", StringComparison.Ordinal) == true)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.Attributes.Clear();
    }

    private static string PathOf(object value)
    {
        using var text = new StringWriter();
        if (value is IHtmlContent content) content.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        else text.Write(value);
        return text.ToString().TrimStart('~').Split('?', '#')[0];
    }
}
