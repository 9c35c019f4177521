using Socifaction.Services.Bookings;
using Socifaction.Services.Places;

namespace Socifaction.Services.Web.Texts;

/// <summary>How many places a day has left, in words.</summary>
public static class PlaceDayTexts
{
    /// <summary>„liko 3 vietos“, „vietų nėra“, „užsisakyti galima tik telefonu“; with more people than places, that more are needed.</summary>
    public static string InWords(this PlaceDay day, int people = 1) =>
        day.Free <= 0 ? Places.Full
        : day.Window != WindowAnswer.Open ? Places.OnlyByPhone
        : Plural.Format(day.Free, day.Free < people ? Places.TooFew : Places.PlacesLeft);
}
