using System.Globalization;

namespace Socifaction.Services.Web.Input;

/// <summary>How many people come with one booking: 1 to 30.</summary>
public static class PartySize
{
    private const int Largest = 30;

    /// <summary>The number typed; null when it is none such.</summary>
    public static int? Read(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= Largest ? size : null;
}
