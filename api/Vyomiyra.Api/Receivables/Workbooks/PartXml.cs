using System.Globalization;
using System.Text;
using System.Xml;

namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>
/// The XML of a part, node by node: no document types, nothing fetched, no deeper than workbooks are. Names are compared without their
/// namespace, of which there are two kinds.
/// </summary>
internal sealed class PartXml(Stream part) : IDisposable
{
    /// <summary>What Excel itself lets a cell hold.</summary>
    public const int LongestText = 32_767;

    private const int Deepest = 64;

    /// <summary>With its mark, which then is no part of the text.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly StringBuilder text = new();
    private readonly char[] buffer = new char[512];
    private readonly XmlReader xml = XmlReader.Create(
        new StreamReader(part, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 15),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        });

    public int Depth => xml.Depth;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool Step() =>
        xml.Read() && (xml.Depth <= Deepest ? true : throw new UnreadableFileException("damaged_workbook", "A part of the workbook is nested far too deep."));

    public bool Opens(string element) => xml.NodeType == XmlNodeType.Element && xml.LocalName == element;

    public bool Closes(string element, int depth) => xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth && xml.LocalName == element;

    /// <summary>By its name without a prefix; "id" is also found as "r:id".</summary>
    public string? Attribute(string name)
    {
        if (xml.GetAttribute(name) is { } plain)
        {
            return plain;
        }

        string? found = null;
        for (var more = name == "id" && xml.MoveToFirstAttribute(); more && found is null; more = xml.MoveToNextAttribute())
        {
            found = xml.LocalName == name ? xml.Value : null;
        }

        xml.MoveToElement();
        return found;
    }

    public int? Number(string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string attribute) => xml.GetAttribute(attribute) is "1" or "true";

    /// <summary>The text directly within the element that has just opened. What is too long is cut one character behind the longest.</summary>
    public string Value(string element)
    {
        var depth = xml.Depth;
        text.Clear();
        if (!xml.IsEmptyElement)
        {
            while (Step() && !Closes(element, depth))
            {
                AddText();
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// The text of the element that has just opened and holds plain or formatted text, without the phonetic hints. What is too long is cut one
    /// character behind the longest.
    /// </summary>
    public string RichText(string element)
    {
        var (depth, phonetic, inText) = (xml.Depth, -1, false);
        text.Clear();
        if (xml.IsEmptyElement)
        {
            return "";
        }

        while (Step() && !Closes(element, depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                inText = xml.LocalName == "t" && !xml.IsEmptyElement;
                phonetic = phonetic < 0 && xml.LocalName == "rPh" && !xml.IsEmptyElement ? xml.Depth : phonetic;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                inText = false;
                phonetic = Closes("rPh", phonetic) ? -1 : phonetic;
            }
            else if (inText && phonetic < 0)
            {
                AddText();
            }
        }

        return text.ToString();
    }

    public void Dispose() => xml.Dispose();

    /// <summary>In pieces: what stands there may be as large as the part.</summary>
    private void AddText()
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
        {
            return;
        }

        for (int count; text.Length <= LongestText && (count = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
        {
            text.Append(buffer, 0, Math.Min(count, LongestText + 1 - text.Length));
        }
    }
}
