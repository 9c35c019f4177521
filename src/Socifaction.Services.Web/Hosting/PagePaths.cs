using System.Text;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Addresses as people write them: the page SignIn/Code stands at /sign-in/code.</summary>
public sealed class PagePaths : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value)
    {
        if (value?.ToString() is not { } name) return null;

        var path = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && char.IsLower(name[i - 1])) path.Append('-');
            path.Append(char.ToLowerInvariant(name[i]));
        }

        return path.ToString();
    }
}
