"""Lists of names that no library brings: given names by time of birth, names in two scripts, parts of invented names.

Data only. Pairs are written `native=Latin`, as the passports of the country usually do; lists run from common to rare.
"""

GIVEN_BY_ERA = """
1934 f Margaret Jean Mary Joan Patricia Sheila Barbara Doreen June Shirley Dorothy Joyce Maureen Elizabeth Audrey
    Brenda Kathleen Sylvia Eileen Pamela Betty Beryl Ann Irene Edna Marjorie Winifred Hilda
1934 m John Peter William James George Ronald Robert Kenneth Dennis Thomas Alan Derek David Arthur Roy Raymond
    Brian Frank Eric Frederick Donald Stanley Norman Leonard Harold Albert Ernest Cyril
1944 f Margaret Patricia Christine Mary Jean Ann Susan Janet Maureen Barbara Valerie Carol Sandra Pauline Elizabeth
    Joan Pamela Jennifer Kathleen Anne Sheila Brenda Gillian Linda Jacqueline Judith Sylvia Marion
1944 m John David Michael Peter Robert Anthony Brian Alan William James Richard Kenneth Roger Keith Colin
    Christopher Raymond Terence Barry Malcolm Graham Geoffrey Derek Roy Trevor Gordon Clive Ronald
1954 f Susan Linda Christine Margaret Carol Jennifer Janet Patricia Barbara Ann Sandra Pamela Pauline Jean
    Jacqueline Kathleen Sheila Valerie Maureen Gillian Marilyn Elizabeth Lesley Catherine Brenda Wendy Angela
    Rosemary
1954 m David John Peter Michael Alan Robert Stephen Paul Brian Graham Philip Anthony Colin Christopher Geoffrey
    William James Keith Terence Barry Malcolm Richard Ian Derek Roger Raymond Kenneth Andrew
1964 f Susan Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Sarah Alison Caroline
    Amanda Sandra Linda Catherine Elizabeth Carol Joanne Wendy Janet Dawn Christine Nicola Lesley
1964 m David Paul Andrew Mark John Michael Stephen Ian Robert Richard Christopher Peter Simon Anthony Kevin Gary
    Steven Martin James Philip Alan Neil Nigel Timothy Colin Graham Jonathan Nicholas
1974 f Sarah Claire Nicola Emma Lisa Joanne Michelle Helen Samantha Karen Victoria Rachel Louise Julie Clare
    Rebecca Sharon Amanda Tracey Joanna Jennifer Alison Katherine Donna Susan Jane Kelly Zoe
1974 m Paul Mark David Andrew Richard Christopher James Simon Michael Matthew Stephen Lee John Robert Darren Daniel
    Steven Jason Nicholas Jonathan Ian Neil Peter Stuart Anthony Martin Kevin Craig
1984 f Sarah Laura Gemma Emma Rebecca Claire Victoria Samantha Rachel Amy Jennifer Nicola Katie Lisa Kelly Natalie
    Louise Michelle Hayley Hannah Helen Charlotte Joanne Lucy Elizabeth Leanne Danielle Donna
1984 m Christopher James David Daniel Michael Matthew Andrew Richard Paul Mark Thomas Adam Robert John Lee Benjamin
    Steven Jonathan Craig Stephen Simon Nicholas Peter Anthony Alexander Gary Ian Ryan
1994 f Rebecca Lauren Jessica Charlotte Hannah Sophie Amy Emily Laura Emma Chloe Sarah Lucy Katie Bethany Jade
    Megan Alice Rachel Samantha Danielle Holly Abigail Olivia Stephanie Elizabeth Victoria Natalie
1994 m Thomas James Jack Daniel Matthew Ryan Joshua Luke Samuel Jordan Adam Michael Alexander Christopher Benjamin
    Joseph Liam Jake William Andrew George Lewis Oliver David Robert Jamie Nathan Connor
2004 f Emily Ellie Jessica Sophie Chloe Lucy Olivia Charlotte Katie Megan Grace Hannah Amy Ella Mia Lily Abigail
    Emma Amelia Molly Lauren Millie Holly Leah Caitlin Rebecca Georgia Bethany
2004 m Jack Joshua Thomas James Daniel Samuel Oliver William Benjamin Joseph Harry Matthew Lewis Luke Ethan George
    Adam Alfie Callum Alexander Mohammed Ryan Dylan Nathan Cameron Connor Jake Liam
2014 f Amelia Olivia Emily Isla Ava Jessica Isabella Lily Ella Mia Sophia Poppy Grace Evie Sophie Charlotte Freya
    Scarlett Daisy Isabelle Ruby Phoebe Florence Alice Sienna Matilda Evelyn Chloe
2014 m Oliver Jack Harry Jacob Charlie Thomas George Oscar James William Noah Alfie Joshua Muhammad Henry Leo
    Archie Ethan Joseph Freddie Samuel Alexander Logan Daniel Isaac Max Mohammed Benjamin
2024 f Olivia Amelia Isla Lily Freya Ava Ivy Florence Willow Mia Evie Elsie Sienna Poppy Isabella Rosie Sofia
    Phoebe Maya Aria Harper Maeve Bonnie Mabel Eliza Penelope Ottilie Nova
2024 m Muhammad Noah Oliver George Leo Arthur Theodore Luca Oscar Archie Theo Freddie Jude Henry Arlo Charlie Jack
    Albie Alfie Finley Rory Mason Tommy Reuben Ezra Roman Albert Jaxon
"""  # year of birth, sex, names; a line that begins with a blank goes on

ARABIC_F = (
    "فاطمة=Fatima مريم=Maryam عائشة=Aisha زينب=Zainab خديجة=Khadija ليلى=Layla سارة=Sara نور=Noor هدى=Huda أمينة=Amina"
    " سعاد=Suad رانيا=Rania منى=Mona هبة=Hiba سميرة=Samira ياسمين=Yasmin نادية=Nadia رشا=Rasha لينا=Lina آمال=Amal"
    " حنان=Hanan دعاء=Duaa إيمان=Iman سلمى=Salma جميلة=Jamila وفاء=Wafaa"
)
ARABIC_M = (
    "محمد=Mohammed أحمد=Ahmed علي=Ali حسن=Hassan حسين=Hussein عمر=Omar خالد=Khaled يوسف=Youssef إبراهيم=Ibrahim"
    " مصطفى=Mustafa محمود=Mahmoud عبدالله=Abdullah سمير=Samir كريم=Karim طارق=Tariq ياسر=Yasser بلال=Bilal أنور=Anwar"
    " فيصل=Faisal جمال=Jamal رشيد=Rashid زياد=Ziad وليد=Walid هشام=Hisham نبيل=Nabil سعيد=Said"
)
ARABIC_FAMILY = (
    "الخطيب=Al-Khatib الحسن=Al-Hassan العلي=Al-Ali المصري=Al-Masri حداد=Haddad نجار=Najjar خوري=Khoury منصور=Mansour"
    " سليمان=Suleiman عثمان=Othman القاسم=Al-Qasim الشامي=Al-Shami عباس=Abbas صالح=Saleh ناصر=Nasser جابر=Jaber"
    " حمدان=Hamdan درويش=Darwish بكري=Bakri البغدادي=Al-Baghdadi الأحمد=Al-Ahmad رمضان=Ramadan شاهين=Shaheen"
    " عيسى=Issa فارس=Fares قدور=Kaddour الزين=Al-Zein مراد=Mourad طه=Taha يونس=Younis الحلبي=Al-Halabi غانم=Ghanem"
)
PERSIAN_F = (
    "فاطمه=Fatemeh زهرا=Zahra مریم=Maryam نرگس=Narges پریسا=Parisa شیرین=Shirin لیلا=Leila نازنین=Nazanin الهام=Elham"
    " سمیرا=Samira شبنم=Shabnam مهسا=Mahsa نسرین=Nasrin آزاده=Azadeh پروین=Parvin رویا=Roya"
)
PERSIAN_M = (
    "محمد=Mohammad علی=Ali رضا=Reza حسین=Hossein مهدی=Mehdi امیر=Amir حمید=Hamid بهرام=Bahram داریوش=Dariush"
    " فرهاد=Farhad کاوه=Kaveh مجید=Majid سعید=Saeed بابک=Babak آرش=Arash کامران=Kamran"
)
PERSIAN_FAMILY = (
    "محمدی=Mohammadi حسینی=Hosseini احمدی=Ahmadi رضایی=Rezaei کریمی=Karimi موسوی=Mousavi جعفری=Jafari قاسمی=Ghasemi"
    " رحیمی=Rahimi صادقی=Sadeghi هاشمی=Hashemi اکبری=Akbari نوری=Nouri شریفی=Sharifi یوسفی=Yousefi تهرانی=Tehrani"
    " شیرازی=Shirazi فرهادی=Farhadi سلطانی=Soltani ابراهیمی=Ebrahimi"
)
HEBREW_F = (
    "נועה=Noa שרה=Sarah מאיה=Maya תמר=Tamar יעל=Yael רחל=Rachel מיכל=Michal אסתר=Esther רבקה=Rivka לאה=Leah חנה=Hana"
    " דנה=Dana שירה=Shira מרים=Miriam אביגיל=Avigail טליה=Talia"
)
HEBREW_M = (
    "דוד=David יוסף=Yosef משה=Moshe אברהם=Avraham דניאל=Daniel יעקב=Yaakov איתן=Eitan נועם=Noam אורי=Uri יונתן=Yonatan"
    " אלון=Alon גיא=Guy עמית=Amit שמואל=Shmuel אריה=Aryeh רועי=Roi"
)
HEBREW_FAMILY = (
    "כהן=Cohen לוי=Levi מזרחי=Mizrahi פרץ=Peretz ביטון=Biton דהן=Dahan אברהם=Avraham פרידמן=Friedman מלכה=Malka"
    " אזולאי=Azoulay כץ=Katz יוסף=Yosef עמר=Amar אוחנה=Ohana חדד=Hadad גבאי=Gabay אדלר=Adler לביא=Lavi שפירא=Shapira"
    " רוזנברג=Rosenberg"
)
THAI_F = (
    "สมหญิง=Somying มาลี=Malee สุดา=Suda พิมพ์=Phim นภา=Napha วันดี=Wandee อรุณี=Arunee กัญญา=Kanya ศิริพร=Siriporn"
    " รัตนา=Rattana จันทร์=Chan ปราณี=Pranee สุภาพร=Supaporn ดวงใจ=Duangjai นิภา=Nipha วิไล=Wilai"
)
THAI_M = (
    "สมชาย=Somchai สมศักดิ์=Somsak ประเสริฐ=Prasert วิชัย=Wichai สุรชัย=Surachai อนันต์=Anan ธนา=Thana กิตติ=Kitti ชัย=Chai"
    " ณรงค์=Narong พิชัย=Pichai มานะ=Mana สุวิทย์=Suwit วีระ=Weera ประยุทธ์=Prayut นิรันดร์=Niran"
)
THAI_FAMILY = (
    "ศรีสุข=Srisuk ทองดี=Thongdee แก้วมณี=Kaewmanee บุญมี=Bunmee สุขใจ=Sukjai วงศ์ใหญ่=Wongyai ใจดี=Jaidee"
    " จันทร์แก้ว=Chankaew พรหมมา=Phromma สายทอง=Saithong รักไทย=Rakthai ชัยมงคล=Chaimongkol อินทร์แก้ว=Inkaew"
    " แสงทอง=Saengthong มั่นคง=Mankhong เพชรดี=Phetdee คำแก้ว=Khamkaew วงษ์ทอง=Wongthong ปัญญาดี=Panyadee"
)
VIETNAMESE_F = (
    "Lan Hương Mai Linh Ngọc Thảo Trang Hồng Phương Yến Hạnh Thu Vân Nga Tuyết Bích Diệp Quỳnh Hiền Loan Thúy Oanh"
    " Kim Xuân"
)
VIETNAMESE_M = (
    "Minh Hùng Dũng Tuấn Nam Long Hải Sơn Quang Đức Thành Phúc Bình Khoa Trung Việt Hòa Kiên Tâm Thắng Vinh An Lộc"
    " Phong"
)
VIETNAMESE_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Đoàn"
SOMALI_F = "Fadumo Halima Amina Hodan Ayaan Sahra Khadra Hawa Ifrah Nimco Ubax Deqa Asha Sagal Maryan Hibo"
SOMALI_M = "Abdi Mohamed Ahmed Hassan Ali Yusuf Omar Ibrahim Abdullahi Jama Farah Liban Guled Mahad Warsame Ismail"
SOMALI_FAMILY = (
    "Mohamed Ali Hassan Ahmed Abdi Hussein Omar Ibrahim Farah Warsame Jama Yusuf Osman Nur Aden Ismail Elmi Duale"
)
KOREAN_LATIN = {
    "김": "Kim",
    "이": "Lee",
    "박": "Park",
    "최": "Choi",
    "정": "Jung",
    "조": "Cho",
    "윤": "Yoon",
    "장": "Jang",
}

PLACE_HEADS = (
    "Ash Black Brad Brom Burn Cald Carl Char Clif Cold Cran Dal Dun East Elm Fair Fen Gar Glen Hart Hazel Hol Ket Kirk"
    " Lang Lind Mar Mid Nor Oak Pem Rad Red Rock San Shel Stan Thorn Wal West Whit Win Wood Wy"
)
PLACE_TAILS = "ley ton wood field worth by ham combe wick bourne stead bury den shaw croft dale ford well thorpe hurst"
