using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>The order in which fields stand on a page, for the list of what is wrong with them.</summary>
public static class FieldOrder
{
    /// <summary>
    /// The refused fields in that order. A browser sends fields as they stand on the page; a question that nobody answered is not
    /// sent, and stands after the one that the page model declares before it, its base classes' first.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, ModelStateEntry>> InOrder(this ModelStateDictionary state, ModelMetadata page, HttpRequest request)
    {
        List<string> sent = request.HasFormContentType ? [.. request.Form.Keys] : [];
        var declared = page.Properties.Select(property => property.PropertyName!).OrderBy(name => Depth(page.ModelType, name)).ToList();
        return from field in state
               let at = Sent(field.Key)
               let index = declared.IndexOf(field.Key)
               orderby at >= 0 ? at : index < 0 ? sent.Count : declared.Take(index).Select(Sent).LastOrDefault(before => before >= 0, -1), at >= 0 ? -1 : index
               select field!;

        int Sent(string key) => sent.FindIndex(name => name == key || name.StartsWith(key + ".", StringComparison.Ordinal));
    }

    private static int Depth(Type page, string property)
    {
        var depth = 0;
        for (var type = page.GetProperty(property)?.DeclaringType; type is not null; type = type.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
