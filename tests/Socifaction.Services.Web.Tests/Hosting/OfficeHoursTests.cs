using System.Globalization;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class OfficeHoursTests
{
    [Theory]
    [InlineData("lt", "pirmadienis–penktadienis, 8.00\u2060–\u206017.00; sekmadienis, 9.30\u2060–\u206012.00")]
    [InlineData("en", "Monday–Friday, 8:00\u2060–\u206017:00; Sunday, 9:30\u2060–\u206012:00")]
    public void Days_of_the_same_hours_are_said_together_and_hours_stay_on_one_line(string language, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        OfficeHours.InWords("1 08:00-17:00;2 08:00-17:00;3 08:00-17:00;4 08:00-17:00;5 08:00-17:00;7 09:30-12:00").Should().Be(words);
    }
}
